locals {
  secret_arns = distinct(concat(values(var.secrets), var.setup == null ? [] : values(var.setup.secrets)))

  volumes = { tmp = "/tmp", run = "/run/im" }

  # Both containers: what they are made of, and nothing writable but the volumes.
  base = {
    image                  = var.image
    readonlyRootFilesystem = true
    privileged             = false
    linuxParameters        = { initProcessEnabled = true }
    mountPoints            = [for name, path in local.volumes : { sourceVolume = name, containerPath = path, readOnly = false }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "task"
      }
    }
  }

  # By bash alone: the image holds no program that fetches.
  health = var.alive == null ? {} : {
    healthCheck = {
      command     = ["CMD", "/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${var.alive.port} && printf 'GET ${var.alive.path} HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
      interval    = 15
      timeout     = 5
      retries     = 3
      startPeriod = 120
    }
  }

  process = merge(local.base, local.health, {
    name         = "process"
    essential    = true
    command      = var.command
    environment  = [for name, value in var.environment : { name = name, value = value }]
    secrets      = [for name, arn in var.secrets : { name = name, valueFrom = arn }]
    portMappings = [for port in var.ports : { containerPort = port, hostPort = port, protocol = "tcp" }]
    stopTimeout  = var.stop_timeout_seconds
    dependsOn    = [for name in var.setup == null ? [] : ["setup"] : { containerName = name, condition = "SUCCESS" }]
  })

  setup = [for setup in var.setup == null ? [] : [var.setup] : merge(local.base, {
    name        = "setup"
    essential   = false
    entryPoint  = ["/bin/sh", "-euc"]
    command     = [setup.script]
    environment = [for name, value in setup.environment : { name = name, value = value }]
    secrets     = [for name, arn in setup.secrets : { name = name, valueFrom = arn }]
  })]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory_mib
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode(concat([local.process], local.setup))

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  dynamic "volume" {
    for_each = local.volumes
    content {
      name = volume.key
    }
  }
}
