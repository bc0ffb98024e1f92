package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.StoreException.Failure;
import io.virga.dynamodb.internal.store.StoreException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What an exception of the SDK means to a caller. Decided by types and error codes, never by words.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Amazon DynamoDB
 *     Developer Guide, "Error handling with DynamoDB"</a>
 */
final class Failures {

    private static final int SERVER_ERROR = 500;

    private static final Set<String> THROTTLED = Set.of(
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException");
    private static final Set<String> CONFLICT = Set.of(
            "ReplicatedWriteConflictException", "TransactionConflictException", "TransactionInProgressException");
    private static final Set<String> ACCESS_DENIED = Set.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "UnrecognizedClientException");
    private static final Set<String> TABLE_MISSING = Set.of("ResourceNotFoundException", "TableNotFoundException");
    private static final Set<String> TABLE_IN_USE =
            Set.of("ResourceInUseException", "TableAlreadyExistsException", "TableInUseException");

    /** The endpoint, or the region where it is AWS's own. */
    private final String where;

    Failures(String where) {
        this.where = where;
    }

    StoreException of(SdkException e, Call call) {
        return e instanceof AwsServiceException answer ? refused(answer, call) : unanswered(e, call);
    }

    StoreException closed(Call call) {
        return exception("STORE_CLOSED", "the connection was closed", call, "", new StoreException.Unreachable(), null);
    }

    StoreException stillInUse(Call call, String what) {
        return exception(
                "TABLE_IN_USE",
                what,
                call,
                "The server goes on with it: look again later.",
                new StoreException.TableInUse(call.table()),
                null);
    }

    private StoreException refused(AwsServiceException e, Call call) {
        var code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        if (e instanceof TransactionCanceledException cancelled) {
            var reasons = cancelled.cancellationReasons();
            var codes = reasons.stream()
                    .map(CancellationReason::code)
                    .filter(reason -> !"None".equals(reason))
                    .toList();
            return exception(
                    "TRANSACTION_CANCELLED",
                    "of " + call.size() + " actions these failed: " + codes,
                    call,
                    "",
                    new StoreException.Cancelled(
                            reasons.stream().map(Failures::reason).toList()),
                    e);
        }
        if (e instanceof ConditionalCheckFailedException failed) {
            return exception(
                    "CONDITION_FAILED",
                    "the item is not as the write expects it",
                    call,
                    "",
                    new StoreException.ConditionFailed(item(failed.hasItem(), failed.item())),
                    e);
        }
        if (CONFLICT.contains(code)) {
            return exception(
                    "CONFLICT",
                    "another transaction has the item: " + code,
                    call,
                    "",
                    new StoreException.Conflict(),
                    e);
        }
        if (THROTTLED.contains(code)) {
            return exception(
                    "THROTTLED",
                    "DynamoDB takes no more for now: " + code,
                    call,
                    "Try again later, or raise the capacity of the table.",
                    new StoreException.Throttled(),
                    e);
        }
        if (TABLE_MISSING.contains(code)) {
            return exception(
                    "TABLE_MISSING",
                    "the table or index is not there",
                    call,
                    "Create it, or see to the table's name, its prefix, the region and the endpoint.",
                    new StoreException.TableMissing(call.table()),
                    e);
        }
        if (TABLE_IN_USE.contains(code)) {
            return exception(
                    "TABLE_IN_USE",
                    "the table is there already, or is being changed",
                    call,
                    "",
                    new StoreException.TableInUse(call.table()),
                    e);
        }
        if (ACCESS_DENIED.contains(code)) {
            return exception(
                    "ACCESS_DENIED",
                    "DynamoDB does not accept these credentials for this: " + code,
                    call,
                    "See to the access key, the session's expiry and the IAM policy.",
                    new StoreException.AccessDenied(),
                    e);
        }
        if (e.statusCode() >= SERVER_ERROR) {
            return unknown("DynamoDB answered with status " + e.statusCode(), call, e);
        }
        return exception(
                "INVALID_REQUEST", "DynamoDB refused it: " + code, call, "", new StoreException.Invalid(code), e);
    }

    private StoreException unanswered(SdkException e, Call call) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CredentialsUnavailable) {
                return exception(
                        "ACCESS_DENIED",
                        "no AWS credentials were found",
                        call,
                        "Set access-key and secret-key, a profile, or what AWS's own tools look for.",
                        new StoreException.AccessDenied(),
                        e);
            }
            if (neverSent(cause)) {
                return exception(
                        "UNREACHABLE",
                        "no connection could be made: " + cause.getClass().getSimpleName(),
                        call,
                        "See to the endpoint, the region and the network.",
                        new StoreException.Unreachable(),
                        e);
            }
            if (cause instanceof ConnectionRequestTimeoutException) {
                return exception(
                        "THROTTLED",
                        "all connections were busy",
                        call,
                        "Allow more connections, or send fewer requests at once.",
                        new StoreException.Throttled(),
                        e);
            }
        }
        return unknown("no answer came: " + rootOf(e).getClass().getSimpleName(), call, e);
    }

    /** What goes wrong while a connection is being made: not one byte of the request has left. */
    private static boolean neverSent(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException;
    }

    private StoreException unknown(String what, Call call, SdkException cause) {
        return exception("OUTCOME_UNKNOWN", what, call, "", new StoreException.OutcomeUnknown(), cause);
    }

    private static Reason reason(CancellationReason reason) {
        var code = reason.code();
        return switch (code == null ? "" : code) {
            case "None" -> new Reason.None();
            case "ConditionalCheckFailed" -> new Reason.ConditionFailed(item(reason.hasItem(), reason.item()));
            case "TransactionConflict" -> new Reason.Conflict();
            case "ProvisionedThroughputExceeded", "ThrottlingError" -> new Reason.Throttled();
            default -> new Reason.Invalid(code + ": " + reason.message());
        };
    }

    private static Optional<Item> item(boolean present, Map<String, AttributeValue> values) {
        return present ? Optional.of(new AwsItem(values)) : Optional.empty();
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private StoreException exception(
            String code, String what, Call call, String remedy, Failure failure, @Nullable Throwable cause) {
        return new StoreException(
                code + ": " + what + " [" + call.target() + ", " + where + "]."
                        + (remedy.isEmpty() ? "" : " " + remedy),
                failure,
                cause);
    }
}
