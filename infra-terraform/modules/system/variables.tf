variable "name" {
  description = "Name of the environment, prefix of every name: im-dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.name))
    error_message = "2 to 16 small letters, digits and hyphens: load balancers' names are short."
  }
}

variable "account_id" {
  description = "AWS account, 12 digits."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "12 digits."
  }
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "network" {
  description = "Zones (two or three), a NAT gateway in each of them or one in all, and the AWS services that are reached without NAT."
  type = object({
    zones               = list(string)
    cidr                = optional(string, "10.0.0.0/16")
    nat_per_zone        = bool
    interface_endpoints = optional(set(string), [])
  })
}

variable "catalog_file" {
  description = "Path of the catalog, the one list of functions and topics (config/catalog.json)."
  type        = string
}

variable "compute" {
  description = "Moves a feature's requests or a Kafka-bound function to \"lambda\" or \"ecs\"; what it does not name stays where the catalog says."
  type        = map(string)
  default     = {}
}

variable "packages" {
  description = "Where the functions' zips are: a folder that holds FEATURE/target/FEATURE.zip, or a bucket with FEATURE.zip under a prefix, one prefix a release."
  type        = object({ folder = optional(string), bucket = optional(string), prefix = optional(string) })
}

variable "image_tag" {
  description = "Tag of the images `server` and `socket-fleet`; never moved."
  type        = string
}

variable "domain" {
  description = "Name of the HTTP API with its certificate, name of the sockets (the one that the secret tls-certificate holds), and name and certificate by which the request process is reached inside (needed where a feature is on ECS)."
  type = object({
    name                    = string
    certificate_arn         = string
    sockets_name            = string
    process_name            = optional(string)
    process_certificate_arn = optional(string)
  })

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*$", var.domain.sockets_name))
    error_message = "The sockets' name is a DNS name in small letters: sockets.example.org."
  }
}

variable "public_token_keys" {
  description = "Public keys of access tokens, a JWK set; the private one is a secret."
  type        = string

  validation {
    condition = can([for key in jsondecode(var.public_token_keys).keys : key.kid]) && alltrue([
    for key in try(jsondecode(var.public_token_keys).keys, []) : !can(key.d)])
    error_message = "A JWK set of public keys, each with its kid and none with its private part d."
  }
}

variable "mail" {
  description = "How codes are mailed: SMTP server, port, user and sender; the password is a secret."
  type        = object({ host = string, port = optional(number, 465), user = string, from = string })
}

variable "sizes" {
  description = "How large everything is. Memory in MiB, processor in units of 1/1024, storage in GiB, database in ACU."
  type = object({
    kafka     = object({ instance_type = string, storage_gib = number })
    database  = object({ instances = number, capacity = object({ min = number, max = number }), proxy = bool, backup_days = number })
    cache     = object({ node_type = string, nodes = number })
    functions = object({ memory_mib = optional(number, 1769), reserved_concurrency = number })
    processes = map(object({ cpu = number, memory_mib = number, min = number, max = number }))
  })

  validation {
    condition     = length(setsubtract(["kafka-bound", "requests", "socket-fleet", "prepare"], keys(var.sizes.processes))) == 0
    error_message = "Each process has a size: kafka-bound, requests, socket-fleet, prepare."
  }
}

variable "functions_of_their_own_size" {
  description = "Reserved concurrency of what differs from the others, by feature or function."
  type        = map(number)
  default     = {}
}

variable "paused" {
  description = "Run no tasks: what is left costs storage, brokers and cache."
  type        = bool
  default     = false
}

variable "deletion_protection" {
  description = "Refuse to delete what cannot be made again: database, load balancer, images, secrets."
  type        = bool
}

variable "log_retention_days" {
  description = "How long logs are kept, days."
  type        = number

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_retention_days)
    error_message = "7, 14, 30, 60, 90, 180 or 365 days."
  }
}

variable "alarm_emails" {
  description = "Who is written to when something is wrong."
  type        = set(string)
  default     = []
}

variable "monthly_usd" {
  description = "What a month may cost, US dollars."
  type        = number
}

variable "process_environment" {
  description = "Further environment variables of all functions and processes of the image `server`."
  type        = map(string)
  default     = {}
}
