# Copy to production.auto.tfvars, which git leaves alone, and fill in; docs/deploy.md says where each value comes from.
# scripts/deploy --plan takes these where there are no others.

account_id        = "123456789012"
region            = "eu-central-1"
domain            = { name = "im.example.org", sockets_name = "sockets.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555" }
public_token_keys = "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"2026-1\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}"
mail              = { host = "smtp.example.org", user = "im", from = "no-reply@example.org" }
alarm_emails      = ["night@example.org"]
