mock_provider "aws" {
  source = "../../mocks"
}

variables {
  account_id        = "123456789012"
  catalog_file      = fileexists("../../../config/catalog.json") ? "../../../config/catalog.json" : "../../modules/catalog/tests/catalog.json"
  image_tag         = "1.0.0"
  domain            = { name = "im.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555" }
  public_token_keys = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"1\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}"
  mail              = { host = "smtp.example.org", user = "im", from = "no-reply@example.org" }
  alarm_emails      = ["night@example.org"]
}

run "whole" {
  command = apply

  assert {
    condition     = length(output.system.functions) > 0
    error_message = "No functions."
  }
}
