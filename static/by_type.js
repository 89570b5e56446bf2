/* The form of a source shows the fields of its type. Without this script all of them are there. */
"use strict";
(() => {
  const table = document.getElementById("types-of-fields");
  const type = document.getElementById("id_csl_type");
  if (!table || !type) return;
  const typesOf = JSON.parse(table.textContent);

  const show = () => {
    for (const [name, types] of Object.entries(typesOf)) {
      const field = document.getElementById(`id_${name}`);
      const box = field.closest(".fieldBox") || field.closest(".form-row");
      const wrong = box.querySelector(".errorlist");
      box.hidden = Boolean(type.value) && !types.includes(type.value) && !field.value && !wrong;
    }
    for (const row of document.querySelectorAll(".form-row:has(.fieldBox)")) {
      row.hidden = [...row.querySelectorAll(".fieldBox")].every((box) => box.hidden);
    }
  };
  type.addEventListener("change", show);
  show();
})();
