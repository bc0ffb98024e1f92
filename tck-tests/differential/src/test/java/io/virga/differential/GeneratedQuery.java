package io.virga.differential;

import java.util.List;

/**
 * A query and how its rows are to be compared.
 *
 * @param parameters the values of {@code ?1}, {@code ?2} and so on
 * @param ordered whether its order decides between any two rows, so that lists are compared and not bags
 * @param first rows to skip, 0 for none
 * @param most the most rows to read, 0 for all
 */
record GeneratedQuery(String jpql, List<Object> parameters, boolean ordered, int first, int most) {

    @Override
    public String toString() {
        return jpql + (parameters.isEmpty() ? "" : " " + parameters) + (most == 0 ? "" : " rows " + first + "+" + most);
    }
}
