// Menus open and close by themselves; a click or the focus elsewhere and Escape close them too. Who was in one is led back to its button.
const open = () => document.querySelectorAll("details.menu[open]");

const leave = ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false;
};

addEventListener("click", leave);
addEventListener("focusin", leave);

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of open()) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});

// Resting on a face, with a mouse or on the way with the keyboard, opens its card, and leaving both closes it; pressing keeps it.
const rest = 350;
const rests = matchMedia("(hover: hover) and (width >= 48rem)");

for (const card of document.querySelectorAll("details[name=card]")) {
  let timer;
  let rested = false;

  const come = (here) => {
    clearTimeout(timer);
    if (here && rests.matches && !card.open) timer = setTimeout(() => (card.open = rested = true), rest);
  };
  const go = () => {
    clearTimeout(timer);
    if (rested) timer = setTimeout(() => (card.open = rested = false), rest);
  };

  card.addEventListener("pointerenter", ({ pointerType }) => come(pointerType === "mouse"));
  card.addEventListener("pointerleave", go);
  // Led back from the card by Escape, one does not want it again.
  card.addEventListener("focusin", ({ target, relatedTarget }) => come(target.matches("summary:focus-visible") && !card.contains(relatedTarget)));
  card.addEventListener("focusout", go);

  card.firstElementChild.addEventListener("click", (event) => {
    clearTimeout(timer);
    if (rested && card.open) event.preventDefault();
    rested = false;
  });
}
