/* A page that saves in steps goes on by itself; without this script there is its button. */
"use strict";
document.querySelector("[data-goes-on]")?.submit();
