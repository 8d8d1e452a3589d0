variable "name" {
  description = "Name of the service, prefix included."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "task_definition_arn" {
  description = "What it runs, from the module task."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, one a zone."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups."
  type        = list(string)
}

variable "tasks" {
  description = "Least and most tasks; 0 and 0 pause it."
  type        = object({ min = number, max = number })

  validation {
    condition     = var.tasks.min >= 0 && var.tasks.max >= var.tasks.min
    error_message = "The most is not under the least."
  }
}

variable "cpu_percent" {
  description = "Processor use that scaling aims at, percent."
  type        = number
  default     = 60
}

variable "scale_in_seconds" {
  description = "Between two tasks that are taken away, seconds."
  type        = number
  default     = 300
}

variable "target" {
  description = "Target group and port; none for a process that nobody calls."
  type        = object({ group_arn = string, port = number })
  default     = null
}
