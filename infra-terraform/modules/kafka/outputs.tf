output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_msk_cluster.this.arn
}

output "cluster_name" {
  description = "Its name, as its metrics have it."
  value       = aws_msk_cluster.this.cluster_name
}

output "brokers" {
  description = "How many brokers; their ids are 1 to this."
  value       = aws_msk_cluster.this.number_of_broker_nodes
}

output "bootstrap_servers" {
  description = "host:port with commas; IAM over TLS."
  value       = aws_msk_cluster.this.bootstrap_brokers_sasl_iam
}

output "security_group_id" {
  description = "Group of the brokers."
  value       = aws_security_group.this.id
}
