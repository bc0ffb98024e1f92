/**
 * Random JPQL on random data, answered twice. {@code QueryGenerator} makes the queries, a {@code Side} answers them, {@code Comparison} runs both and
 * keeps what differs.
 */
package io.virga.differential;
