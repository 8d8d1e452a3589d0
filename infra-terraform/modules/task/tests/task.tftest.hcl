mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name           = "im-test-socket-fleet"
  region         = "eu-central-1"
  image          = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/im/socket-fleet:1.0.0"
  repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/im/socket-fleet"
  command        = []
  cpu            = 1024
  memory_mib     = 2048
  environment    = { SOCKET_LISTEN_PORT = "7443" }
  secrets        = { SOCKET_REDIS_URL = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:im/redis-url-AbCdEf" }
  setup = {
    script      = "printf x >/run/im/x"
    environment = { TOKEN_KEYS = "{}" }
    secrets     = { TLS_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:im/tls-key-AbCdEf" }
  }
  stop_timeout_seconds = 120
  policy_json          = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
  data_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  log_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "secrets_go_by_reference" {
  command = plan

  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.this.container_definitions) : alltrue([for s in c.secrets : startswith(s.valueFrom, "arn:aws:secretsmanager:")])])
    error_message = "A secret stands in the definition."
  }
  assert {
    condition     = !strcontains(jsonencode(jsondecode(aws_ecs_task_definition.this.container_definitions)[0]), "TLS_KEY")
    error_message = "The process has what only its setup needs."
  }
}

run "nothing_is_writable_but_the_volumes" {
  command = plan

  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.this.container_definitions) : c.readonlyRootFilesystem && !c.privileged])
    error_message = "A container may write its root, or is privileged."
  }
}

run "ends_in_its_own_time" {
  command = plan

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].stopTimeout == 120
    error_message = "The process is killed before it drained."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].dependsOn == [{ containerName = "setup", condition = "SUCCESS" }]
    error_message = "The process starts before its files are there."
  }
}

run "logs_are_ours_and_end" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 90
    error_message = "Logs under our key, for a stated time."
  }
}

run "refuses_a_tag_that_moves" {
  command = plan

  variables {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/im/socket-fleet:latest"
  }

  expect_failures = [var.image]
}

run "refuses_to_wait_longer_than_fargate_does" {
  command = plan

  variables {
    stop_timeout_seconds = 121
  }

  expect_failures = [var.stop_timeout_seconds]
}
