// Shows the document of this very server.
window.ui = SwaggerUIBundle({
  url: "../openapi.json",
  dom_id: "#functions",
  docExpansion: "none",
  persistAuthorization: false,
  validatorUrl: null,
});
