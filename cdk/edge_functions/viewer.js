// Says who asks, over whatever the client said of it: the API believes these with the edge's secret.
function handler(event) {
  var request = event.request;
  request.headers["x-viewer-ip"] = { value: event.viewer.ip };
  if (request.headers.host) {
    request.headers["x-viewer-host"] = { value: request.headers.host.value };
  }
  return request;
}
