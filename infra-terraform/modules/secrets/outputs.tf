output "arns" {
  description = "ARNs by name: token-key, fleet-credential, redis-url, mail-password, tls-certificate, tls-key."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.arn }
}
