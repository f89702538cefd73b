/** Which way a language is written. */

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

export const directionOf = (tag: string): "rtl" | "ltr" => (rightToLeft.test(tag) ? "rtl" : "ltr");
