package report
import ("testing";"fmt";"os";"stance/positions";"stance/positions/yamlfile")
func TestZZ(t *testing.T){
 d:=yamlfile.Read(os.DirFS("../../data")).Dataset
 h:=positions.NewHistory(d,0)
 r,err:=NewChangeReport(h,d.Dates[0].Date,d.Dates[len(d.Dates)-1].Date,Filter{})
 if err!=nil{t.Fatal(err)}
 fmt.Println(r.Fingerprint,r.Rests.Line())
 for i,b:=range r.Brief{fmt.Println(i+1,"**"+b.Lead.Text()+"**"+b.Body.Text(),b.Refs)}
 for _,row:=range r.Standing.Rows{fmt.Println(row.Issue.Name);for _,c:=range row.Cells{fmt.Println("   ",c.Party.Label(),c.On,c.Where,"|",c.Change,c.Flags)}}
 for _,n:=range r.Standing.Notes{fmt.Println(n.Text())}
 fmt.Println("UNCONF");for _,p:=range r.Unconfirmed{fmt.Println("-",p.Text.Text(),"|",p.Why.Text(),p.Refs)}
 fmt.Println("NOTSAID");for _,p:=range r.NotSaid{fmt.Println("-",p.Text.Text(),"|",p.Why.Text(),p.Refs)}
 for _,n:=range r.Distances.Notes(r){fmt.Println(n.Text())}
 for _,g:=range r.Distances.Gaps{fmt.Println(g.A.Name,g.B.Name,*g.Gap)}
 for _,d:=range r.Method{fmt.Println(d.Term,":",d.Text)}
 for _,s:=range r.Sources{fmt.Println(s.Number,s.Title,len(s.Cells))}
}
