mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                = "im-test-kafka-bound"
  cluster_name        = "im-test"
  task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/im-test-kafka-bound:1"
  subnet_ids          = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_ids  = ["sg-1"]
  tasks               = { min = 3, max = 12 }
}

run "stays_inside_and_scales" {
  command = plan

  assert {
    condition     = aws_ecs_service.this.network_configuration[0].assign_public_ip == false
    error_message = "A task has a public address."
  }
  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback && aws_ecs_service.this.deployment_minimum_healthy_percent == 100
    error_message = "A rollout that does not come up stays."
  }
  assert {
    condition     = !aws_ecs_service.this.enable_execute_command
    error_message = "There is a shell into the tasks."
  }
  assert {
    condition     = aws_appautoscaling_target.this.min_capacity == 3 && aws_appautoscaling_target.this.max_capacity == 12 && aws_appautoscaling_policy.cpu.target_tracking_scaling_policy_configuration[0].target_value == 60
    error_message = "It does not scale."
  }
}
