/* Hints while typing, beside the field. Without this script the form shows them after saving. */
"use strict";
(() => {
  const asked = document.querySelector(".for-hints");
  if (!asked) return;
  const form = asked.closest("form");
  const isText = (field) =>
    field.name && field.matches("textarea, input[type=text]") && !field.closest(".empty-form");
  const isFigure = (field) => field.name && field.matches("input[type=number]:not([name*='-'])");

  const boxOf = (field) => {
    const id = `${field.id}_hints`;
    let box = document.getElementById(id);
    if (!box) {
      box = document.createElement("ul");
      box.id = id;
      box.className = "live-hints";
      box.setAttribute("aria-live", "polite");
      field.insertAdjacentElement("afterend", box);
      const described = field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
    }
    return box;
  };

  const show = (field, sentences) => {
    const box = boxOf(field);
    if (box.textContent === sentences.join("")) return;
    box.replaceChildren(
      ...sentences.map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
  };

  const lengthOf = (field) => {
    const limit = Number(field.dataset.limit);
    const length = [...field.value].length;
    if (!limit || length < limit * 0.8) return [];
    return [asked.dataset.length.replace("{length}", length).replace("{limit}", limit)];
  };

  const ask = async (fields) => {
    const sent = new URLSearchParams();
    const figures = [...form.elements].filter((field) => isFigure(field) && field.value);
    [...fields, ...figures].forEach((field) => sent.append(field.name, field.value));
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(asked.dataset.hints, {
      method: "POST", body: sent, headers: { "X-CSRFToken": token }, credentials: "same-origin",
    });
    if (!answer.ok || answer.redirected) return;
    const hints = await answer.json();
    fields.forEach((field) => {
      const still = sent.get(field.name) === field.value;
      if (still) show(field, [...lengthOf(field), ...(hints[field.name] || [])]);
    });
  };

  const waiting = new Map();
  const filled = () => [...form.elements].filter((field) => isText(field) && field.value);
  const askOf = (fields) => {
    if (fields.length) ask(fields).catch(() => {});
  };
  const later = (field) => {
    clearTimeout(waiting.get(field));
    // A figure may agree or not with any of the texts.
    waiting.set(field, setTimeout(() => askOf(isText(field) ? [field] : filled()), 500));
  };
  form.addEventListener("input", (event) => {
    if (isText(event.target) || isFigure(event.target)) later(event.target);
  });
  askOf(filled());
})();
