variable "account_id" {
  description = "AWS account, 12 digits; another one is refused."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
  default     = "eu-central-1"
}

variable "catalog_file" {
  description = "Path of the catalog; unless set, the repository's config/catalog.json."
  type        = string
  default     = null
}

variable "compute" {
  description = "Moves a feature's requests or a Kafka-bound function to \"lambda\" or \"ecs\"."
  type        = map(string)
  default     = {}
}

variable "packages" {
  description = "Where the functions' zips are: a folder, or a bucket and a prefix. Unless set, where scripts/package-lambda leaves them."
  type        = object({ folder = optional(string), bucket = optional(string), prefix = optional(string) })
  default     = { folder = "../../../functions/lambda" }
}

variable "image_tag" {
  description = "Tag of the images; never moved."
  type        = string
}

variable "domain" {
  description = "Names and certificates (ACM) of the HTTP API and, where a feature is on ECS, of the request process; name of the sockets."
  type = object({
    name                    = string
    certificate_arn         = string
    sockets_name            = string
    process_name            = optional(string)
    process_certificate_arn = optional(string)
  })
}

variable "public_token_keys" {
  description = "Public keys of access tokens, a JWK set."
  type        = string
}

variable "mail" {
  description = "SMTP server, port, user and sender of codes."
  type        = object({ host = string, port = optional(number, 465), user = string, from = string })
}

variable "alarm_emails" {
  description = "Who is written to when something is wrong."
  type        = set(string)
}

variable "paused" {
  description = "Run no tasks: for the first deployment, whose stores know nobody yet."
  type        = bool
  default     = false
}
