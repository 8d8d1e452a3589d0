# Places for secrets. Their values are set out of band (docs/deploy.md): what Terraform writes stands in its state.

locals {
  descriptions = {
    token-key        = "Private key that signs access tokens, a JWK"
    fleet-credential = "What callers of the fleet's gRPC show, 32 characters or more"
    redis-url        = "rediss://USER:PASSWORD@HOST:6379 of the cache"
    mail-password    = "Password of the SMTP server"
    tls-certificate  = "Certificate chain of the fleet, PEM"
    tls-key          = "Its key, PEM, PKCS #8 without a password"
  }
}

resource "aws_secretsmanager_secret" "this" {
  for_each = local.descriptions

  name                    = "${var.name}/${each.key}"
  description             = each.value
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_window_days
}
