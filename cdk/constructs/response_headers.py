"""The headers that every answer of the edge carries: what a browser may do with our pages."""

from aws_cdk import Duration
from aws_cdk import aws_cloudfront as cloudfront
from constructs import Construct

from cdk.naming import Names

_TWO_YEARS = Duration.days(730)


def content_security_policy(names: Names) -> str:
    """Only our own scripts, styles and pictures; data goes to us and to the uploads bucket."""
    target = names.target
    uploads = f"https://{names.everywhere('uploads')}.s3.{target.region}.amazonaws.com"
    destinations = " ".join(target.emulator_urls or (uploads,))
    policy = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        f"connect-src 'self' {destinations}",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        *(() if target.emulated else ("upgrade-insecure-requests",)),
    )
    return "; ".join(policy)


def response_headers(
    scope: Construct, construct_id: str, *, names: Names
) -> cloudfront.ResponseHeadersPolicy:
    """HSTS, CSP, no framing, no sniffing, no referrer to other sites."""
    return cloudfront.ResponseHeadersPolicy(
        scope,
        construct_id,
        response_headers_policy_name=names.role("edge"),
        security_headers_behavior=cloudfront.ResponseSecurityHeadersBehavior(
            strict_transport_security=cloudfront.ResponseHeadersStrictTransportSecurity(
                access_control_max_age=_TWO_YEARS, include_subdomains=True, preload=True, override=True
            ),
            content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                content_security_policy=content_security_policy(names), override=True
            ),
            content_type_options=cloudfront.ResponseHeadersContentTypeOptions(override=True),
            frame_options=cloudfront.ResponseHeadersFrameOptions(
                frame_option=cloudfront.HeadersFrameOption.DENY, override=True
            ),
            referrer_policy=cloudfront.ResponseHeadersReferrerPolicy(
                referrer_policy=cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override=True
            ),
        ),
        custom_headers_behavior=_permissions(),
    )


def _permissions() -> cloudfront.ResponseCustomHeadersBehavior:
    return cloudfront.ResponseCustomHeadersBehavior(
        custom_headers=[
            cloudfront.ResponseCustomHeader(
                header="Permissions-Policy",
                value="camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                override=True,
            ),
            cloudfront.ResponseCustomHeader(
                header="Cross-Origin-Opener-Policy", value="same-origin", override=True
            ),
        ]
    )
