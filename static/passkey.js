// After a passkey was made, its page leads on: django-otp-webauthn's script only tells of it.
document.addEventListener("otp_webauthn.register_complete", () => {
  const page = document.querySelector("[data-after-passkey]");
  window.location.assign(page.dataset.afterPasskey);
});
