// Menus open and close by themselves; a click elsewhere and Escape close them too.
const open = () => document.querySelectorAll("details.menu[open]");

addEventListener("click", ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false;
});

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// With a mouse, resting on a face opens its card, and leaving both closes it; pressing keeps it.
const rest = 350;
const rests = matchMedia("(hover: hover) and (width >= 48rem)");

for (const card of document.querySelectorAll("details[name=card]")) {
  let timer;
  let rested = false;

  card.addEventListener("pointerenter", ({ pointerType }) => {
    clearTimeout(timer);
    if (pointerType === "mouse" && rests.matches && !card.open) timer = setTimeout(() => (card.open = rested = true), rest);
  });

  card.addEventListener("pointerleave", () => {
    clearTimeout(timer);
    if (rested) timer = setTimeout(() => (card.open = rested = false), rest);
  });

  card.firstElementChild.addEventListener("click", (event) => {
    clearTimeout(timer);
    if (rested) event.preventDefault();
    rested = false;
  });
}
