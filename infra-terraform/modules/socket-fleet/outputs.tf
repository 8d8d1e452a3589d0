output "address" {
  description = "Where the clients' name must point: DNS name and hosted zone of the load balancer."
  value       = { name = aws_lb.this.dns_name, zone_id = aws_lb.this.zone_id }
}

output "balancer" {
  description = "Load balancer and target group, as their metrics have them."
  value       = { load_balancer = aws_lb.this.arn_suffix, target_group = aws_lb_target_group.this.arn_suffix }
}

output "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  value       = aws_lb.this.enable_deletion_protection
}

output "stop_seconds" {
  description = "How long its load balancer leaves connections to a node that ends, seconds."
  value       = tonumber(aws_lb_target_group.this.deregistration_delay)
}

output "service_name" {
  description = "Name of the service."
  value       = module.service.name
}
