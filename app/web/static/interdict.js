// The pages' own script: nothing here is needed to do anything. It shows and hides questions that depend on other answers.
import { initAll } from "./vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
initAll();

// What has been answered under a name: every chosen or typed value.
const answered = (name) =>
  [...document.getElementsByName(name)]
    .filter((input) => !input.disabled && (!["radio", "checkbox"].includes(input.type) || input.checked))
    .map((input) => input.value.toUpperCase());

const holds = (condition) => {
  const [word, ...rest] = condition;
  if (word === "answer") return answered(rest[0]).includes(rest[1].toUpperCase());
  if (word === "not") return !holds(rest[0]);
  return word === "and" ? rest.every(holds) : rest.some(holds);
};

const questions = [...document.querySelectorAll("[data-shown-when]")];
const settle = () => {
  // twice, since what is shown may depend on what has just been hidden
  for (let round = 0; round < 2; round += 1) {
    for (const question of questions) {
      const shown = holds(JSON.parse(question.dataset.shownWhen));
      question.hidden = !shown;
      for (const input of question.querySelectorAll("input, select, textarea, button")) {
        input.disabled = Boolean(input.closest("[data-shown-when][hidden]"));
      }
    }
  }
  // a part in which nothing is asked or said is not headed either
  for (const part of document.querySelectorAll(".form-page")) {
    part.hidden = false;
    part.hidden = ![...part.querySelectorAll("input:not([type=hidden]), textarea, select, dl")].some((it) => !it.closest("[hidden]"));
  }
};
if (questions.length > 0) {
  document.addEventListener("change", settle);
  settle();
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A link to something inside a closed part of the page opens that part.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  if (target) target.scrollIntoView();
};
window.addEventListener("hashchange", unfold);
unfold();
