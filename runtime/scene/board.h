/// What a frame's scenes consist of, and which meshes lie ready on the device that draws them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "skua/scene_abi.h"

namespace skua {

/// Where meshes lie while they are drawn: memory of the graphics device, in slots from 0 on.
class MeshStore {
 public:
  virtual ~MeshStore() = default;
  /// Keeps a copy in this slot, in place of what was there.
  virtual void keep(uint32_t slot, const skua_mesh& mesh) = 0;
  virtual void drop(uint32_t slot) = 0;
};

/// A mesh as it is to be drawn. It lies in its slot; all else about it is here.
struct SceneDraw {
  uint32_t slot = 0, copy = 0;  ///< `copy` is another one whenever the slot holds something else
  uint32_t indices = 0;
  float unit = 1, origin[3] = {};
  float middle[3] = {}, radius = 0;  ///< a ball around it, in the world
  skua_material material{};
  skua_transform at{};
};

/// Colours and manner of a scene, where the lesson's own looks decide.
struct SceneLook {
  bool illustrated = false;
  bool own_colors = false;         ///< the student's: materials are drawn over `ground`
  uint32_t ground = 0, ink = 0, focus = 0;
  uint32_t beside_focus = 0;       ///< a second edge around what is lit up: one of the two is seen on every ground
};

struct SceneFrame {
  skua_scene scene{};
  SceneLook look;
  std::vector<SceneDraw> draws;
};

class SceneBoard {
 public:
  explicit SceneBoard(MeshStore& store) : store_(store) {}

  /// Begins a frame without scenes. Meshes that were not drawn for some seconds of frames are dropped.
  void begin_frame();
  /// Returns the scene's number in this frame.
  std::size_t begin(const skua_scene&, const SceneLook&);
  /// Adds to the scene that was begun last. A mesh with an index beyond its vertices is left out.
  void draw(const skua_mesh&, const skua_material&, const skua_transform&);
  /// What the store held is gone.
  void lost();

  const std::vector<SceneFrame>& scenes() const { return scenes_; }

 private:
  struct Known {
    uint32_t id = 0, revision = 0, copy = 0;
    uint64_t seen = 0;    ///< the frame in which it was drawn last
    bool used = false;    ///< there is a mesh in this slot
    bool sound = false;   ///< that can be drawn
  };
  uint32_t slot_of(const skua_mesh&);

  MeshStore& store_;
  std::vector<Known> known_;  ///< by slot
  std::vector<SceneFrame> scenes_;
  uint64_t frame_ = 0;
  uint32_t copies_ = 0;
};

}  // namespace skua
