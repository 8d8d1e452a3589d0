mock_provider "aws" {
  source = "../../mocks"
}

variables {
  # Apart from the repository, as when a tool copies this folder alone, the modules' own catalog stands in for it.
  catalog_file      = fileexists("../../../config/catalog.json") ? "../../../config/catalog.json" : "../../modules/catalog/tests/catalog.json"
  account_id        = "123456789012"
  image_tag         = "1.0.0"
  domain            = { name = "im.example.org", sockets_name = "sockets.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555", process_name = "process.im.example.org", process_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555" }
  public_token_keys = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"1\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}"
  mail              = { host = "smtp.example.org", user = "im", from = "no-reply@example.org" }
  alarm_emails      = ["night@example.org"]
}

run "is_what_the_catalog_says" {
  command = plan

  assert {
    condition = toset(keys(output.system.functions)) == toset(concat(
      [for f in jsondecode(file(var.catalog_file)).functions : f.feature if f.kind == "request" && f.compute == "lambda"],
      [for f in jsondecode(file(var.catalog_file)).functions : f.name if f.kind != "request" && f.compute == "lambda"],
    ))
    error_message = "A function for each feature with requests and each other function on Lambda."
  }
  assert {
    condition     = toset(keys(output.system.routes)) == toset([for f in jsondecode(file(var.catalog_file)).functions : "POST /${f.name}" if f.kind == "request" && lookup(f, "access", "") != "service"])
    error_message = "A route for each request function that is not for operators."
  }
  assert {
    condition     = alltrue([for name, trigger in output.system.triggers : trigger.dead_letters || contains(["message-submitted", "message-outcome"], trigger.topic)])
    error_message = "Dead letters on every mapping but the route's."
  }
  assert {
    condition     = output.system.protected == { database = true, sockets = true }
    error_message = "AWS must refuse to delete production."
  }
  assert {
    condition     = output.system.zones == 3
    error_message = "Three zones."
  }
}
