variable "name" {
  description = "Name of the task, prefix included."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "image" {
  description = "Image with its tag."
  type        = string

  validation {
    condition     = can(regex(":[^:/]+$", var.image)) && !endswith(var.image, ":latest")
    error_message = "An image has a tag that stays: not latest."
  }
}

variable "repository_arn" {
  description = "ARN of the image's repository."
  type        = string
}

variable "command" {
  description = "Arguments of the image's entry point."
  type        = list(string)
}

variable "cpu" {
  description = "Processor, units of 1/1024."
  type        = number

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu)
    error_message = "Fargate knows 256, 512, 1024, 2048, 4096, 8192, 16384."
  }
}

variable "memory_mib" {
  description = "Memory, MiB."
  type        = number
}

variable "ports" {
  description = "Ports that the task listens on."
  type        = list(number)
  default     = []
}

variable "environment" {
  description = "Environment variables; no secret among them."
  type        = map(string)
}

variable "secrets" {
  description = "Environment variables that are secrets: name to the secret's ARN."
  type        = map(string)
  default     = {}
}

variable "setup" {
  description = "A container of the same image that runs first and leaves files in /run/im for the process: a shell script, and the variables and secrets it sees."
  type        = object({ script = string, environment = map(string), secrets = map(string) })
  default     = null
}

variable "alive" {
  description = "Where the process says by HTTP that it lives; ECS ends a task that says otherwise, or nothing. Null: nobody asks."
  type        = object({ port = number, path = string })
  default     = null
}

variable "stop_timeout_seconds" {
  description = "Between SIGTERM and SIGKILL, seconds, 120 at most."
  type        = number
  default     = 30

  validation {
    condition     = var.stop_timeout_seconds >= 1 && var.stop_timeout_seconds <= 120
    error_message = "Fargate waits 120 s at most."
  }
}

variable "policy_json" {
  description = "What the process may do, from the module permissions."
  type        = string
}

variable "data_key_arn" {
  description = "ARN of the key that the secrets are encrypted with."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept, days."
  type        = number
  default     = 90
}
