"use strict";

// validatorUrl: otherwise the page asks a site elsewhere what it thinks of the schema.
SwaggerUIBundle({
  url: document.getElementById("api-docs").dataset.schema,
  dom_id: "#api-docs",
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  validatorUrl: null,
  supportedSubmitMethods: ["get"],
});
