// The usual first page with three.js: a lit cube, turned by a button. It is usable when its first picture is drawn.
import { BoxGeometry, DirectionalLight, HemisphereLight, Mesh, MeshStandardMaterial, PerspectiveCamera, Scene, WebGLRenderer } from 'three';

const canvas = document.querySelector('#stage');
const renderer = new WebGLRenderer({ canvas, antialias: true });
renderer.setSize(canvas.clientWidth, canvas.clientHeight, false);
const camera = new PerspectiveCamera(50, canvas.clientWidth / canvas.clientHeight, 0.1, 10);
camera.position.z = 3;
const cube = new Mesh(new BoxGeometry(), new MeshStandardMaterial({ color: 0x3377aa }));
const scene = new Scene();
scene.add(cube, new HemisphereLight(0xffffff, 0x445566, 2), new DirectionalLight(0xffffff, 2));

function draw() {
  renderer.render(scene, camera);
}

draw();
const turn = document.createElement('button');
turn.textContent = 'Turn';
turn.addEventListener('click', () => {
  cube.rotation.y += 0.3;
  requestAnimationFrame(draw);
});
document.body.append(turn);
