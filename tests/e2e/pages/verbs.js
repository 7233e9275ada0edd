// Tells in words what was done to the page.
const told = document.getElementById("told");
const tell = (text) => { told.textContent = text; };

for (const field of document.querySelectorAll("input:not([type=file]), textarea, select")) {
  field.addEventListener("change", () => {
    const label = field.labels[0].firstChild.textContent.trim() || field.labels[0].textContent.trim();
    tell(`${label}: ${field.type === "checkbox" || field.type === "radio" ? field.checked : field.value}`);
  });
}
document.getElementById("words").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.key.length > 1) tell(`${event.ctrlKey ? "Control " : ""}${event.key}`);
});
document.getElementById("files").addEventListener("change", async (event) => {
  const texts = await Promise.all(Array.from(event.target.files, async (file) => `${file.name} says ${await file.text()}`));
  tell(texts.join(" and "));
});
document.getElementById("late").addEventListener("click", () => setTimeout(() => tell("It came"), 300));
document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["kept words"], { type: "application/octet-stream" }));
  link.download = "words.bin";
  link.click();
});
document.getElementById("break").addEventListener("click", () => {
  console.error("said as an error");
  throw new Error("thrown and not caught");
});
for (const section of document.querySelectorAll("section")) {
  section.querySelector("button").addEventListener("click", () => tell(section.getAttribute("aria-label")));
}
document.querySelector("svg").addEventListener("click", (event) => {
  const box = event.currentTarget.getBoundingClientRect();
  tell(`Square at ${Math.round(event.clientX - box.x)} ${Math.round(event.clientY - box.y)}`);
});
