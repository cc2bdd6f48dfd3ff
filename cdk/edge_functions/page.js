// Every address that names no file is a page of the web app, which finds its way by itself.
function handler(event) {
  var request = event.request;
  var name = request.uri.substring(request.uri.lastIndexOf("/") + 1);
  if (name.indexOf(".") === -1) {
    request.uri = "/index.html";
  }
  return request;
}
