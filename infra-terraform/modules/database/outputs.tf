locals {
  host = var.proxy ? one(aws_db_proxy.this[*].endpoint) : aws_rds_cluster.this.endpoint

  connect = "arn:aws:rds-db:${var.region}:${var.account_id}:dbuser"
  # The proxy's own resource is the last part of its ARN, prx-….
  gate               = var.proxy ? element(split(":", one(aws_db_proxy.this[*].arn)), 6) : aws_rds_cluster.this.cluster_resource_id
  connect_to_cluster = { for role, user in { user = local.user, owner = local.owner } : role => "${local.connect}:${aws_rds_cluster.this.cluster_resource_id}/${user}" }
}

output "url" {
  description = "JDBC URL, TLS with the server's name checked."
  value       = "jdbc:mysql://${local.host}:3306/${local.schema}?sslMode=VERIFY_IDENTITY"
}

output "users" {
  description = "Users that sign in by IAM: of functions, and the owner of the tables."
  value       = { user = local.user, owner = local.owner }
}

output "connect_arns" {
  description = "What `rds-db:connect` is allowed on for each of them."
  value       = { user = "${local.connect}:${local.gate}/${local.user}", owner = "${local.connect}:${local.gate}/${local.owner}" }
}

output "cluster_identifier" {
  description = "Name of the cluster, as its metrics have it."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "deletion_protection" {
  description = "Whether AWS refuses to delete it."
  value       = aws_rds_cluster.this.deletion_protection
}

output "cluster_arn" {
  description = "ARN of the cluster, for the Data API."
  value       = aws_rds_cluster.this.arn
}

output "first_user_secret_arn" {
  description = "Where RDS keeps the password of its first user, who makes the two others once."
  value       = try(aws_rds_cluster.this.master_user_secret[0].secret_arn, null)
}

output "security_group_id" {
  description = "Group that clients connect to."
  value       = var.proxy ? one(aws_security_group.proxy[*].id) : aws_security_group.this.id
}
