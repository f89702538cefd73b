#include "launch_token.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <unistd.h>

#include "base64url.h"
#include "body_json.h"
#include "database.h"
#include "random.h"

namespace skua::school {

namespace {

constexpr Milliseconds kSecond = 1000;
constexpr Milliseconds kClockSlack = 60 * kSecond;  // the machine's clock may be put back a little

StartFailure unusable(const std::filesystem::path& path, const std::string& why) {
  return StartFailure(
      "the key of launch tokens, \"" + path.string() + "\", " + why +
      ". Make the data folder writable, or move that file away: a new one is made.");
}

bool read_key(int file, SigningKey& key) {
  char more = 0;
  return ::read(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
         ::read(file, &more, 1) == 0;
}

// Complete under its name, or not there.
void write_key(const std::filesystem::path& path, const SigningKey& key) {
  std::filesystem::path partial = path;
  partial += ".partial";
  ::unlink(partial.c_str());
  const int file = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool written = file >= 0 &&
                       ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                       ::fsync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!written || ::rename(partial.c_str(), path.c_str()) != 0)
    throw unusable(path, std::string("cannot be written (") + std::strerror(error) + ")");
}

std::string sign(const SigningKey& key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> code;
  unsigned int length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), code.data(), &length);
  return base64url(std::span(code.data(), length));
}

// The one form in which the school writes a token that was made at this second.
std::string token_made_at(const SigningKey& key, const Launched& launched, long long second) {
  const Json head{{"alg", "HS256"}, {"typ", "JWT"}};
  Json claims{{"iat", second},
              {"exp", second + kTokenLife / kSecond},
              {"attempt", launched.attempt},
              {"sub", launched.actor},
              {"manifest", launched.manifest},
              {"runtime", launched.runtime_hash},
              {"module", launched.module_hash},
              {"activity", launched.activity},
              {"mode", launched.mode},
              {"keys", launched.keys_hash},
              {"seed", launched.seed}};
  if (!launched.evidence_hash.empty()) claims["evidence"] = launched.evidence_hash;
  const std::string text = base64url(write_json(head)) + "." + base64url(write_json(claims));
  return text + "." + sign(key, text);
}

// The second at which a token says that it was made; negative if it does not say.
long long second_of(std::string_view token) {
  const auto first = token.find('.'), last = token.rfind('.');
  if (first == std::string_view::npos || first == last) return -1;
  const auto claims = read_json(text_of_base64url(token.substr(first + 1, last - first - 1)));
  if (!claims || !claims->is_object()) return -1;
  const auto made = claims->find("iat");
  constexpr long long kLatest = 1LL << 40;
  if (made == claims->end() || !made->is_number_unsigned() || *made > kLatest) return -1;
  return made->get<long long>();
}

}  // namespace

SigningKey signing_key(const std::filesystem::path& folder) {
  const auto path = folder / "token.key";
  SigningKey key;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno != ENOENT)
    throw unusable(path, std::string("cannot be read (") + std::strerror(errno) + ")");
  if (file < 0) {
    key = random_key();
    write_key(path, key);
    return key;
  }
  const bool whole = read_key(file, key);
  ::close(file);
  if (!whole) throw unusable(path, "is not 32 bytes long");
  return key;
}

std::string launch_token(const SigningKey& key, const Launched& launched, Milliseconds now) {
  return token_made_at(key, launched, now / kSecond);
}

std::expected<Milliseconds, TokenFault> check_token(const SigningKey& key, std::string_view token,
                                                    const Launched& launched, Milliseconds now) {
  const long long second = second_of(token);
  if (second < 0) return std::unexpected(TokenFault::wrong);
  // Not read and then compared field by field: it has to be, byte for byte, what the school would
  // have made.
  const std::string expected = token_made_at(key, launched, second);
  if (expected.size() != token.size() ||
      CRYPTO_memcmp(expected.data(), token.data(), token.size()) != 0) {
    return std::unexpected(TokenFault::wrong);
  }
  const Milliseconds made = second * kSecond;
  if (now >= made + kTokenLife || now < made - kClockSlack)
    return std::unexpected(TokenFault::expired);
  return made;
}

std::string_view bearer(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  return authorization.starts_with(kScheme) ? authorization.substr(kScheme.size())
                                            : std::string_view();
}

}  // namespace skua::school
