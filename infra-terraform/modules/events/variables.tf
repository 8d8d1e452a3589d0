variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "queues" {
  description = "Queues that others send events to."
  type        = set(string)
}

variable "queue_functions" {
  description = "Queue to the alias of the function that it starts; where there is none, what comes waits."
  type        = map(string)
  default     = {}
}

variable "schedules" {
  description = "Functions that the clock starts: expression (`rate(1 hour)`) and the function's alias."
  type        = map(object({ expression = string, function_arn = string }))

  validation {
    condition     = alltrue([for s in var.schedules : can(regex("^(rate|cron)\\(.+\\)$", s.expression))])
    error_message = "An expression is rate(…) or cron(…)."
  }
}

variable "paused" {
  description = "No schedule starts anything, so that a database without other connections can pause."
  type        = bool
  default     = false
}

variable "function_timeout_seconds" {
  description = "Longest run of a function that a queue starts, seconds; what it takes stays unseen six times as long."
  type        = number
}

variable "account_id" {
  description = "AWS account, 12 digits."
  type        = string
}

variable "key_arn" {
  description = "ARN of the key that events are encrypted with."
  type        = string
}

variable "alarm_topic_arn" {
  description = "Who is told when there are dead letters."
  type        = string
}
