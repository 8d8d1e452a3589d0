name = "im-test"
routes = {
  "POST /im.account.v1.SessionService/SignIn"        = "account"
  "POST /im.presence.v1.PresenceService/GetPresence" = "presence"
}
functions = {
  account  = { invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:im-test-account:live/invocations", name = "im-test-account", alias_name = "live" }
  presence = { invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:im-test-presence:live/invocations", name = "im-test-presence", alias_name = "live" }
}
domain      = { name = "im.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555" }
log_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
