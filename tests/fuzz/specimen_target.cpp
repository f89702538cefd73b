// Whatever the bytes of a level of detail are: it is refused with a reason, or what is read can be
// drawn.
#include "specimen.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto read = skua::frog::read_specimen({data, size});
  if (!read) {
    must(read.error().what[0] != '\0', "a fault says what is wrong");
    must(read.error().at <= size, "a fault lies inside the bytes");
    return 0;
  }
  size_t held = 0;
  for (const skua::frog::Mesh& mesh : read->meshes) {
    must(mesh.tissue < read->tissues.size(), "a mesh has a tissue");
    must(mesh.indices.size() % 3 == 0, "indices make triangles");
    for (const uint16_t index : mesh.indices)
      must(index < mesh.vertices.size(), "an index names a vertex");
    held += mesh.vertices.size() + mesh.indices.size();
  }
  must(held <= 64 * (size + 1), "memory is in proportion to the bytes");
  return 0;
}
