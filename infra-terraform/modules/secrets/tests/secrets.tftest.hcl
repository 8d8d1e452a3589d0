mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name    = "im-test"
  key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "secrets_lie_under_our_key" {
  command = plan

  assert {
    condition     = alltrue([for secret in aws_secretsmanager_secret.this : secret.kms_key_id == var.key_arn && secret.recovery_window_in_days == 30])
    error_message = "A secret is not under our key, or cannot be brought back."
  }
  assert {
    condition     = toset(keys(output.arns)) == toset(["token-key", "fleet-credential", "redis-url", "mail-password", "tls-certificate", "tls-key"])
    error_message = "A secret is missing."
  }
}
