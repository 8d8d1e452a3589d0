output "host" {
  description = "Host of the primary; port 6379, TLS."
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}

output "user_id" {
  description = "The one user; his password is set out of band."
  value       = aws_elasticache_user.this.user_id
}

output "replication_group_id" {
  description = "Name, as its metrics have it."
  value       = aws_elasticache_replication_group.this.replication_group_id
}

output "security_group_id" {
  description = "Group that clients connect to."
  value       = aws_security_group.this.id
}
