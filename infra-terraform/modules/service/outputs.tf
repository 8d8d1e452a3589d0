output "name" {
  description = "Name of the service."
  value       = aws_ecs_service.this.name
}

output "scaling" {
  description = "What further scaling policies attach to."
  value = {
    service_namespace  = aws_appautoscaling_target.this.service_namespace
    scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
    resource_id        = aws_appautoscaling_target.this.resource_id
  }
}
