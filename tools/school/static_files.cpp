#include "static_files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

#include <sys/stat.h>

#include "lessons.h"

namespace skua::school {

namespace {

struct MediaType {
  std::string_view extension;
  const char* type;
};
constexpr std::array kMediaTypes{MediaType{".html", "text/html; charset=utf-8"},
                                 MediaType{".js", "text/javascript; charset=utf-8"},
                                 MediaType{".mjs", "text/javascript; charset=utf-8"},
                                 MediaType{".css", "text/css; charset=utf-8"},
                                 MediaType{".json", "application/json"},
                                 MediaType{".map", "application/json"},
                                 MediaType{".wasm", "application/wasm"},
                                 MediaType{".svg", "image/svg+xml"},
                                 MediaType{".png", "image/png"},
                                 MediaType{".jpg", "image/jpeg"},
                                 MediaType{".webp", "image/webp"},
                                 MediaType{".ico", "image/x-icon"},
                                 MediaType{".woff2", "font/woff2"},
                                 MediaType{".csv", "text/csv; charset=utf-8"},
                                 MediaType{".txt", "text/plain; charset=utf-8"},
                                 MediaType{".md", "text/plain; charset=utf-8"},
                                 MediaType{".ogg", "audio/ogg"},
                                 MediaType{".mp3", "audio/mpeg"}};

const char* media_type(const std::filesystem::path& path) {
  const auto known =
      std::ranges::find(kMediaTypes, path.extension().string(), &MediaType::extension);
  return known == kMediaTypes.end() ? "application/octet-stream" : known->type;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

template <typename Visit>
void for_each_part(std::string_view list, char separator, Visit visit) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    visit(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool is_zero_weight(std::string_view parameter) {
  return parameter.starts_with("q=0") &&
         parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

bool accepts_brotli(std::string_view accept_encoding) {
  bool accepted = false;
  for_each_part(accept_encoding, ',', [&](std::string_view coding) {
    const auto end = std::min(coding.find(';'), coding.size());
    if (trimmed(coding.substr(0, end)) != "br") return;
    accepted = end == coding.size() || !is_zero_weight(trimmed(coding.substr(end + 1)));
  });
  return accepted;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  bool named = false;
  for_each_part(if_none_match, ',', [&](std::string_view part) {
    if (part.starts_with("W/")) part.remove_prefix(2);
    named = named || part == "*" || part == tag;
  });
  return named;
}

struct Found {
  std::filesystem::path path;
  long long bytes = 0;
  long long changed_ns = 0;
};

std::optional<Found> find_regular(const std::filesystem::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return Found{path, info.st_size, info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec};
}

// Follows symbolic links only as far as the folder itself reaches.
bool is_inside(const std::filesystem::path& folder, const std::filesystem::path& path) {
  std::error_code error;
  const auto root = std::filesystem::canonical(folder, error);
  if (error) return false;
  const auto real = std::filesystem::canonical(path, error);
  if (error) return false;
  return std::ranges::mismatch(root, real).in1 == root.end();
}

std::optional<Found> find_in(std::span<const std::filesystem::path> folders,
                             std::string_view path) {
  for (const auto& folder : folders) {
    auto found = find_regular(folder / path);
    if (found && is_inside(folder, found->path)) return found;
  }
  return std::nullopt;
}

std::string tag_of(const Found& file, bool brotli) {
  char tag[80];
  std::snprintf(tag, sizeof tag, "\"%llx-%llx%s\"",
                static_cast<unsigned long long>(file.changed_ns),
                static_cast<unsigned long long>(file.bytes), brotli ? "-br" : "");
  return tag;
}

bool is_immutable(std::string_view path) {
  const auto at = path.starts_with("files/") ? 0 : path.find("/files/");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = path.substr(path.find("files/", at) + 6);
  const auto slash = rest.find('/');
  return slash != std::string_view::npos && is_version(rest.substr(0, slash));
}

}  // namespace

bool is_plain_path(std::string_view path) {
  if (path.empty() || path.size() > 500) return false;
  char previous = '/';
  for (const char c : path) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
    if (!plain && c != '.' && c != '/') return false;
    if (previous == '/' && (c == '.' || c == '/')) return false;
    previous = c;
  }
  return previous != '/';
}

Reply serve_file(const Request& request, std::span<const std::filesystem::path> folders,
                 std::string_view path) {
  if (request.method != "GET" && request.method != "HEAD") {
    Reply refused = text_reply(405, "Only GET and HEAD are answered here.");
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  const auto original = is_plain_path(path) ? find_in(folders, path) : std::nullopt;
  if (!original) return text_reply(404, "There is nothing at this address.");
  const bool immutable = is_immutable(path);
  std::optional<Found> compressed;
  if (accepts_brotli(request.accept_encoding)) {
    compressed = find_regular(original->path.string() + ".br");
    // While the site is being rebuilt, a changed file may stand beside its old compressed form.
    if (compressed && !immutable && compressed->changed_ns < original->changed_ns)
      compressed.reset();
  }
  const Found& file = compressed ? *compressed : *original;
  const std::string tag = tag_of(file, compressed.has_value());
  Reply reply;
  reply.headers = {
      {"ETag", tag},
      {"Vary", "Accept-Encoding"},
      {"Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (names_tag(request.if_none_match, tag)) {
    reply.status = 304;
    return reply;
  }
  std::ifstream stream(file.path, std::ios::binary);
  reply.body.assign(std::istreambuf_iterator<char>(stream), {});
  if (!stream || reply.body.size() != static_cast<std::size_t>(file.bytes)) {
    return text_reply(503, "This file is being replaced. Try again.");
  }
  reply.type = media_type(original->path);
  if (compressed) reply.headers.emplace_back("Content-Encoding", "br");
  return reply;
}

}  // namespace skua::school
