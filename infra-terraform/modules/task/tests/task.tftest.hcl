mock_provider "aws" {
  source = "../../mocks"
}

run "keeps_secrets_apart_and_writes_nothing" {
  command = plan

  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.this.container_definitions) : alltrue([for s in c.secrets : startswith(s.valueFrom, "arn:aws:secretsmanager:")])])
    error_message = "A secret stands in the definition."
  }
  assert {
    condition     = !strcontains(jsonencode(jsondecode(aws_ecs_task_definition.this.container_definitions)[0]), "TLS_KEY")
    error_message = "The process has what only its setup needs."
  }
  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.this.container_definitions) : c.readonlyRootFilesystem && !c.privileged])
    error_message = "A container may write its root, or is privileged."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].stopTimeout == 120
    error_message = "The process is killed before it drained."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].dependsOn == [{ containerName = "setup", condition = "SUCCESS" }]
    error_message = "The process starts before its files are there."
  }
  assert {
    condition     = strcontains(try(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].healthCheck.command[3], ""), "/dev/tcp/127.0.0.1/7444") && !can(jsondecode(aws_ecs_task_definition.this.container_definitions)[1].healthCheck)
    error_message = "Nobody asks whether the process lives."
  }
  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 90
    error_message = "Logs under our key, for a stated time."
  }
}
