variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "routes" {
  description = "Route of each request function to its feature, from the catalog."
  type        = map(string)
}

variable "functions" {
  description = "Features on Lambda: what API Gateway calls, and the function and alias that must allow it."
  type        = map(object({ invoke_arn = string, name = string, alias_name = string }))
}

variable "default_feature" {
  description = "Feature that answers paths which nobody knows, with a typed problem."
  type        = string
  default     = "account"
}

variable "process" {
  description = "Where the features on ECS are reached: network, and the certificate of the name that they show inside it. None where all are on Lambda."
  type = object({
    vpc_id          = string
    subnet_ids      = list(string)
    certificate_arn = string
    server_name     = string
  })
  default = null

  validation {
    condition     = var.process != null || length(setsubtract(values(var.routes), keys(var.functions))) == 0
    error_message = "Features that are not on Lambda need the way to their process: ${join(", ", setsubtract(values(var.routes), keys(var.functions)))}."
  }
  validation {
    condition     = try(var.process.certificate_arn != null && var.process.server_name != null, true)
    error_message = "The way to the request process is HTTPS: it needs a name and its certificate."
  }
}

variable "domain" {
  description = "Name that clients call, and its certificate. The address that AWS gives is switched off."
  type        = object({ name = string, certificate_arn = string })
}

variable "rate_per_second" {
  description = "Requests a second, all clients together; more are told 429. Limits per person are the functions' own."
  type        = number
  default     = 2000
}

variable "burst" {
  description = "Requests at once above that rate."
  type        = number
  default     = 4000
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long access logs are kept, days."
  type        = number
  default     = 90
}
