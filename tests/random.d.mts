export function fractions(seed: number): () => number;
export function numbers(seed: number): (count: number) => number;
