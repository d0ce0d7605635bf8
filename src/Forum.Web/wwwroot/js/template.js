// The template of the category chosen comes in by itself while there is nothing of one's own that it could push away.
const place = document.querySelector("#category");
const text = place.form.elements.markdown;
const given = [...place.options].map(({ dataset }) => dataset.template).filter(Boolean);

place.addEventListener("change", () => {
  const written = text.value.trimEnd();
  if (written && !given.includes(written)) return;
  text.value = place.selectedOptions[0].dataset.template ?? "";
  text.dispatchEvent(new Event("input", { bubbles: true }));
});
