output "arns" {
  description = "ARNs of the keys: data (stores, secrets, images), logs, events (queues, topics of alarms)."
  value       = { for purpose, key in aws_kms_key.this : purpose => key.arn }
}
