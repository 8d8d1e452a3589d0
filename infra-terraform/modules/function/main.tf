data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "run" {
  statement {
    sid     = "WriteLogs"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    # The streams of this one group.
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  statement {
    sid     = "EnterTheNetwork"
    actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs"]
    # Lambda asks for these before there is an interface to name; Describe knows no resources.
    resources = ["*"]
  }

  statement {
    sid     = "Trace"
    actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    # X-Ray knows no resources.
    resources = ["*"]
  }
}

# Lambda needs the network rights; the function's own code does not get them.
data "aws_iam_policy_document" "code_stays_out" {
  statement {
    sid     = "CodeMakesNoInterfaces"
    effect  = "Deny"
    actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"]
    # Denied everywhere.
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "lambda:SourceFunctionArn"
      values   = [aws_lambda_function.this.arn]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "run" {
  name   = "run"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.run.json
}

resource "aws_iam_role_policy" "uses" {
  name   = "uses"
  role   = aws_iam_role.this.id
  policy = var.policy_json
}

resource "aws_iam_role_policy" "code_stays_out" {
  name   = "code-stays-out"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.code_stays_out.json
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_lambda_function" "this" {
  function_name                  = var.name
  description                    = var.description
  role                           = aws_iam_role.this.arn
  handler                        = var.handler
  runtime                        = var.runtime
  architectures                  = ["arm64"]
  memory_size                    = var.memory_mib
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.reserved_concurrency
  publish                        = true

  filename = var.package.file
  # Without the zip a plan can still be made; applying it fails by name.
  source_code_hash  = var.package.file == null ? null : try(filebase64sha256(var.package.file), null)
  s3_bucket         = var.package.bucket
  s3_key            = var.package.key
  s3_object_version = var.package.version
  kms_key_arn       = var.data_key_arn

  # A version is started once, frozen, and thawed for each new instance.
  snap_start {
    apply_on = "PublishedVersions"
  }

  environment {
    variables = var.environment
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = "Active"
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = var.security_group_ids
  }

  depends_on = [aws_iam_role_policy.run, aws_iam_role_policy.uses]
}

# What callers name. Going back is pointing it at the version before.
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}
