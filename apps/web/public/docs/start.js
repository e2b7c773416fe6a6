// Shows the committed OpenAPI document of the running system's version.
window.SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#reference', deepLinking: true });
