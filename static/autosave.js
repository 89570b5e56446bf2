/* What is typed into a form of the desk is kept in this browser until it is saved, for this person
   and this form: offered again after a crash, and put back when the language is switched or one
   goes back. Without this script what is sent is kept by the server, and the rest as by any form. */
"use strict";
(() => {
  const words = document.currentScript.dataset;
  const NEVER = new Set(["csrfmiddlewaretoken", "opened_by", "act"]);
  const MOST_KEPT = 3;
  const LONGEST_KEPT = 30 * 24 * 3600 * 1000;
  const OF_ROW = /^(.+)-(\d+)-(.+)$/;
  const mine = `desk/${words.person}/`;
  const opened = Date.now();
  let leaving = false;

  const read = (store, key) => {
    try {
      return JSON.parse(store.getItem(key));
    } catch {
      return null;
    }
  };
  const write = (store, key, value) => {
    try {
      if (value && value.length) store.setItem(key, JSON.stringify(value));
      else store.removeItem(key);
    } catch {
      // The store is full or forbidden: the warning on leaving is what remains.
    }
  };

  const isKept = (field) =>
    field.name && !NEVER.has(field.name) && !/__prefix__|_FORMS$/.test(field.name)
    && !["submit", "button", "file", "password"].includes(field.type);
  const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
  const stateOf = (form) =>
    [...form.elements].filter(isKept).map((field) => ({
      name: field.name,
      value: field.value,
      ...(isTicked(field) ? { ticked: field.checked } : {}),
      ...(field.matches("select") ? { label: field.selectedOptions[0]?.text || "" } : {}),
    }));

  const tellOf = (field) => {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (window.django?.jQuery) window.django.jQuery(field).trigger("change");
    else field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const put = (field, kept) => {
    if (isTicked(field)) {
      field.checked = kept.ticked;
    } else {
      const lacks = field.matches("select") && ![...field.options].some((o) => o.value === kept.value);
      if (lacks) field.add(new Option(kept.label, kept.value));
      field.value = kept.value;
    }
    tellOf(field);
  };
  const fieldOf = (form, kept, name) =>
    [...form.elements].find(
      (field) => field.name === name && (field.type !== "radio" || field.value === kept.value),
    );

  /* The rows of a thing are found again by their keys; new ones are added as a person would. */
  const placeOf = (form, prefix, key, taken) => {
    const total = () => Number(form.elements[`${prefix}-TOTAL_FORMS`].value);
    const isOurs = (place) =>
      !taken.has(place) && form.elements[`${prefix}-${place}-id`]?.value === key;
    const find = (wanted) =>
      [...Array(total()).keys()].find((place) =>
        wanted ? isOurs(place) : !taken.has(place) && !form.elements[`${prefix}-${place}-id`]?.value,
      );
    const found = find(key);
    if (found !== undefined) return found;
    const before = total();
    const blank = find("");
    if (blank !== undefined) return blank;
    document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)?.click();
    return total() > before ? before : undefined;
  };
  const putBack = (form, state) => {
    const keys = Object.fromEntries(state.map((kept) => [kept.name, kept.value]));
    const places = new Map();
    const taken = {};
    const nameNow = (name) => {
      const [, prefix, number, rest] = OF_ROW.exec(name) || [];
      if (!prefix || !form.elements[`${prefix}-TOTAL_FORMS`]) return name;
      const row = `${prefix}-${number}`;
      if (!places.has(row)) {
        taken[prefix] ||= new Set();
        const place = placeOf(form, prefix, keys[`${row}-id`] || "", taken[prefix]);
        taken[prefix].add(place);
        places.set(row, place);
      }
      const isKey = rest === "id" || places.get(row) === undefined;
      return isKey ? null : `${prefix}-${places.get(row)}-${rest}`;
    };
    state.forEach((kept) => {
      const name = nameNow(kept.name);
      const field = name && fieldOf(form, kept, name);
      if (field) put(field, kept);
    });
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  class Kept {
    constructor(form, number) {
      this.form = form;
      this.path = `${location.pathname}#${number}`;
      this.key = mine + this.path;
      this.asServed = JSON.stringify(stateOf(form));
      this.sent = false;
      this.refused = Boolean(form.querySelector(".errornote, .errorlist"));
      this.comeBack();
      this.offerAll();
      let waiting;
      const soon = () => {
        this.sent = leaving = false;
        clearTimeout(waiting);
        waiting = setTimeout(() => this.keep(), 700);
      };
      ["input", "change", "formset:added", "formset:removed"].forEach((name) =>
        form.addEventListener(name, soon),
      );
      if (window.django?.jQuery) window.django.jQuery(form).on("change", soon);
      form.addEventListener("submit", (event) => {
        const target = event.submitter?.formTarget || form.target;
        if (event.defaultPrevented || target === "_blank") return;
        clearTimeout(waiting);
        this.sent = leaving = true;
        this.keep();
      });
    }

    get isChanged() {
      return this.refused || JSON.stringify(stateOf(this.form)) !== this.asServed;
    }

    get entries() {
      return read(localStorage, this.key) || [];
    }

    keep() {
      const others = this.entries.filter((entry) => entry.opened !== opened);
      const entry = { opened, at: Date.now(), state: stateOf(this.form), sent: this.sent };
      const all = this.isChanged ? [entry, ...others] : others;
      write(localStorage, this.key, all.slice(0, MOST_KEPT));
    }

    /* After going back, and after the language was switched, the form is as it was left. */
    comeBack() {
      const moved = performance.getEntriesByType("navigation")[0]?.type;
      const carried = read(sessionStorage, `carried/${this.key}`);
      const left = moved === "back_forward" ? read(sessionStorage, `left/${this.key}`) : null;
      write(sessionStorage, `carried/${this.key}`, null);
      if (carried || left) putBack(this.form, carried || left);
    }

    leave() {
      this.keep();
      write(sessionStorage, `left/${this.key}`, stateOf(this.form));
    }

    carry() {
      write(sessionStorage, `carried/${this.key}`, stateOf(this.form));
    }

    offerAll() {
      const here = JSON.stringify(stateOf(this.form));
      const fresh = this.entries.filter(
        (entry) => JSON.stringify(entry.state) !== here && opened - entry.at < LONGEST_KEPT,
      );
      write(localStorage, this.key, fresh);
      fresh.forEach((entry) => this.offer(entry));
    }

    offer(entry) {
      const box = document.createElement("p");
      box.className = "kept-offer";
      box.setAttribute("role", "status");
      const when = new Date(entry.at).toLocaleString(document.documentElement.lang);
      const forget = () => {
        write(localStorage, this.key, this.entries.filter((each) => each.opened !== entry.opened));
        box.remove();
      };
      const take = () => {
        putBack(this.form, entry.state);
        forget();
        this.keep();
      };
      box.append(words.offer.replace("{when}", when), " ", button(words.take, take), " ");
      box.append(button(words.forget, forget));
      this.form.prepend(box);
    }
  }

  /* A message of success says that what was sent last was saved. */
  const forgetWhatWasSaved = () => {
    if (!document.querySelector(".messagelist .success")) return;
    Object.keys(localStorage)
      .filter((key) => key.startsWith(mine))
      .forEach((key) =>
        write(localStorage, key, (read(localStorage, key) || []).filter((entry) => !entry.sent)),
      );
  };

  window.addEventListener("load", () => {
    forgetWhatWasSaved();
    const asked = [...document.querySelectorAll("form:not([data-goes-on]) [name=opened_by]")];
    const kept = [...new Set(asked.map((field) => field.form))].map((form, n) => new Kept(form, n));
    if (!kept.length) return;
    document.querySelector("form.language")?.addEventListener("submit", () => {
      kept.forEach((each) => each.carry());
      leaving = true;
    });
    window.addEventListener("pagehide", () => kept.forEach((each) => each.leave()));
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && kept.some((each) => each.isChanged)) event.preventDefault();
    });
    document.documentElement.dataset.autosaves = "yes";
  });
})();
