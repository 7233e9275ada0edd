// The scene of a body map with hundreds of marks, and what a page without any framework does to add one more. It is given
// the scene just after a mark was added: the mark is in hand, and what can be said about it stands below the list (out of
// sight while no mark is in hand, as in Holdfast).
const shape = () => document.querySelector("g:has(> .map-mark):last-of-type");
const rows = () => document.querySelector("ul:has(> li > .map-row)");
const say = () => document.querySelector(".map-describe");
let taken;

globalThis.scene = (html) => {
  document.body.innerHTML = html;
  document.querySelector("svg.map-canvas").addEventListener("pointerup", add);
};

globalThis.takeBack = () => {
  const hold = document.querySelector("g:has(> .map-hold)");
  taken = hold.cloneNode(true);
  for (const part of [hold, shape(), rows().lastElementChild]) part.remove();
  say().hidden = true;
  document.querySelector("figcaption").textContent = "";
};

function add(event) {
  const svg = event.currentTarget;
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  if (![...svg.querySelectorAll("path")].some((path) => path.isPointInFill(at))) return;

  const mark = shape().cloneNode(true);
  const [outline, label] = mark.children;
  const next = Number.parseInt(label.textContent, 10) + 1;
  outline.setAttribute("cx", at.x);
  outline.setAttribute("cy", at.y);
  label.setAttribute("x", at.x + 70);
  label.setAttribute("y", at.y - 50);
  label.textContent = next;
  shape().after(mark);
  const hold = taken.cloneNode(true);
  for (const ring of hold.children) {
    ring.setAttribute("cx", at.x);
    ring.setAttribute("cy", at.y);
  }
  svg.append(hold);

  const row = rows().lastElementChild.cloneNode(true);
  const name = "left upper chest, front";
  row.firstElementChild.textContent = `${next}. ${name}: not described`;
  row.firstElementChild.setAttribute("aria-pressed", "true");
  row.lastElementChild.lastElementChild.textContent = ` Mark ${next}: ${name}`;
  rows().append(row);
  say().firstElementChild.textContent = `Mark ${next}: ${name}`;
  say().hidden = false;

  document.querySelector("figcaption").textContent = `Front. ${next} marks in this view`;
  document.querySelector(".map-said").textContent = `Mark ${next} added: ${name}`;
}
