package io.virga.conformance.descriptor;

import java.util.HashSet;
import java.util.Set;

/** All of its mapping stands in {@code parcels.xml}. */
public class Parcel {
    private Long no;
    private int weight;
    private String secret;
    private Depot depot;
    private Set<String> labels = new HashSet<>();
    private Size size;

    protected Parcel() {}

    public Parcel(long no, int weight) {
        this.no = no;
        this.weight = weight;
    }

    public Long getNo() {
        return no;
    }

    public int getWeight() {
        return weight;
    }

    public void setWeight(int weight) {
        this.weight = weight;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public Depot getDepot() {
        return depot;
    }

    public void setDepot(Depot depot) {
        this.depot = depot;
    }

    public Set<String> getLabels() {
        return labels;
    }

    public Size getSize() {
        return size;
    }

    public void setSize(Size size) {
        this.size = size;
    }

    /** Called by the descriptor's word only. */
    void weighed() {
        if (weight == 0) {
            weight = 1;
        }
    }

    /** An enumeration that the descriptor stores by name. */
    public enum Size {
        SMALL,
        LARGE
    }
}
