// Finds what a person means by "the button 'Save'": arguments are a role, a name, and an element to look inside (or
// null). Answers {elements, near}: the visible matches, exact names first and only those if there are any; and, where
// nothing matched, the names of everything visible with that role.
const [role, name, inside] = arguments;

const SELECTORS = {
  button: "button, input[type=button], input[type=submit], summary, [role=button]",
  link: "a[href], [role=link]",
  field: "input:not([type=button]):not([type=submit]):not([type=checkbox]):not([type=radio]):not([type=file])" +
    ":not([type=hidden]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]," +
    " [role=combobox], [role=searchbox], [role=spinbutton], [role=slider]",
  file: "input[type=file]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  radio: "input[type=radio], [role=radio]",
  option: "option, [role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]",
  tab: "[role=tab]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  dialog: "dialog, [role=dialog], [role=alertdialog]",
  group: "fieldset, [role=group], [role=radiogroup], details",
  region: "section, article, aside, nav, main, header, footer, form, [role=region], [role=article]",
  row: "tr, [role=row]",
  list: "ul, ol, [role=list]",
  item: "li, [role=listitem]",
  image: "img, svg, [role=img]",
};
const WITH_TEXT_NAME = new Set(["button", "link", "option", "tab", "heading", "row", "item"]);

const flat = (text) => (text || "").replace(/\s+/g, " ").trim();

function visible(element) {
  if (role === "file") return true; // file fields are often drawn by their label
  if (role === "checkbox" || role === "radio") {
    // Often drawn by their label too: what matters is that either can be seen.
    return [element, ...(element.labels || [])].some(seen);
  }
  return seen(element);
}

function seen(element) {
  if (element.closest("[inert]")) return false;
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false })) return false;
  return element.tagName === "OPTION" || Array.from(element.getClientRects()).some((box) => box.width > 0 && box.height > 0);
}

function text(element) {
  // innerText leaves out what is hidden; svg has none.
  return flat(element.innerText === undefined ? element.textContent : element.innerText);
}

function names(element) {
  const found = [];
  const by = element.getAttribute("aria-labelledby");
  if (by) {
    found.push(by.split(/\s+/).map((id) => flat(document.getElementById(id)?.textContent)).join(" "));
    return found.map(flat);
  }
  if (element.getAttribute("aria-label")) return [flat(element.getAttribute("aria-label"))];
  for (const label of element.labels || []) found.push(flat(label.textContent));
  if (element.tagName === "FIELDSET") found.push(flat(element.querySelector(":scope > legend")?.textContent));
  if (element.tagName === "DETAILS") found.push(flat(element.querySelector(":scope > summary")?.textContent));
  if (WITH_TEXT_NAME.has(role)) found.push(text(element), flat(element.textContent));
  if (element.tagName === "IMG") found.push(flat(element.getAttribute("alt")));
  if (element.tagName === "svg") found.push(flat(element.querySelector(":scope > title")?.textContent));
  if (role === "button" && element.tagName === "INPUT") found.push(flat(element.value));
  if (role === "dialog" || role === "region" || role === "group") {
    found.push(flat(element.querySelector("h1, h2, h3, h4, legend, summary")?.textContent));
  }
  if (!found.some(Boolean)) found.push(flat(element.getAttribute("title")), flat(element.getAttribute("placeholder")));
  return found.filter(Boolean);
}

const wanted = flat(name);
const candidates = Array.from((inside || document).querySelectorAll(SELECTORS[role] || `[role=${role}]`)).filter(visible);
const named = candidates.map((element) => [element, names(element)]);
const exact = named.filter(([, all]) => all.some((one) => one === wanted)).map(([element]) => element);
const partly = named.filter(([, all]) => all.some((one) => one.includes(wanted))).map(([element]) => element);
const elements = exact.length ? exact : partly;
return { elements, near: elements.length ? [] : named.map(([, all]) => all[0] || "(no name)").slice(0, 60) };
